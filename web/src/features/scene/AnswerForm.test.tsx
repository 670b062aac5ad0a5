import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { useDrafts } from '@/lib/drafts';
import { useSettings } from '@/lib/settings';
import { scene } from '@/test/samples';
import { http, server } from '@/test/setup';
import { AnswerForm } from './AnswerForm';

beforeEach(() => {
  useDrafts.setState({ drafts: {} });
  useSettings.setState({ shortcuts: true });
  const meta = { version: '1', coach: 'offline', evaluation_ms: {}, languages: ['en', 'de'], credits: [] };
  server.use(http.get('/api/meta', ({ response }) => response(200).json(meta)));
});

function show() {
  const onSend = vi.fn();
  const view = render(
    <QueryClientProvider client={new QueryClient()}>
      <AnswerForm scene={scene} error={undefined} onSend={onSend} />
    </QueryClientProvider>,
  );
  return { onSend, ...view };
}
const decide = () => screen.getByRole('button', { name: 'Decide' });

test('nothing can be sent before something is chosen', () => {
  show();
  expect(decide()).toBeDisabled();
});

test('a key picks, Ctrl+Enter sends', async () => {
  const { onSend } = show();
  await userEvent.keyboard('2');
  expect(screen.getByRole('radio', { name: /Check first/ })).toBeChecked();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onSend).toHaveBeenCalledExactlyOnceWith({ option: 1 });
});

test('keys do nothing when they are switched off, and nothing inside the text', async () => {
  useSettings.setState({ shortcuts: false });
  show();
  await userEvent.keyboard('2');
  expect(screen.getByRole('radio', { name: /Check first/ })).not.toBeChecked();
  useSettings.setState({ shortcuts: true });
  await userEvent.click(screen.getByRole('radio', { name: 'Write my own answer' }));
  await userEvent.type(screen.getByRole('textbox'), 'in 2 steps');
  expect(screen.getByRole('textbox')).toHaveValue('in 2 steps');
});

test('an over-long paste is kept, explained and not sent', async () => {
  const { onSend } = show();
  await userEvent.click(screen.getByRole('radio', { name: 'Write my own answer' }));
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste('🚀'.repeat(503));
  expect(screen.getByRole('textbox')).toHaveValue('🚀'.repeat(503));
  expect(screen.getByText(/3 characters too many/)).toBeVisible();
  expect(decide()).toBeDisabled();
  await userEvent.clear(screen.getByRole('textbox'));
  await userEvent.paste('🚀'.repeat(500));
  await userEvent.click(decide());
  expect(onSend).toHaveBeenCalledWith({ user_answer: '🚀'.repeat(500) });
});

test('the draft is there again after a reload', async () => {
  const { unmount } = show();
  await userEvent.click(screen.getByRole('radio', { name: 'Write my own answer' }));
  await userEvent.type(screen.getByRole('textbox'), 'I would ask');
  unmount();
  show();
  expect(screen.getByRole('textbox')).toHaveValue('I would ask');
});
