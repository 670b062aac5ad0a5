import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Widget } from '@/components/Crash';
import { later } from './later';

test('a part whose code could not be had is there after another try', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = vi
    .fn()
    .mockRejectedValueOnce(new Error('gone'))
    .mockResolvedValue({ default: () => <p>a chart</p> });
  const Chart = later(load, <p>soon</p>);
  render(
    <Widget>
      <Chart />
    </Widget>,
  );
  expect(screen.getByText('soon')).toBeInTheDocument();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('a chart')).toBeInTheDocument();
  expect(load).toHaveBeenCalledTimes(2);
});
