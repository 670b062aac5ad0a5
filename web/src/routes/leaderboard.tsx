import { createFileRoute } from '@tanstack/react-router';
import type { Period } from '@/api/leaderboard';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { BoardView } from '@/features/leaderboard/BoardView';
import { useTranslation } from '@/lib/i18n';
import { oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): { period?: Period | undefined } => ({ period: oneOf(raw.period, 'week', 'all') });

export const Route = createFileRoute('/leaderboard')({ validateSearch: search, component: Board });

function Board() {
  const { t } = useTranslation();
  const { period = 'week' } = Route.useSearch();
  return (
    <Page>
      <PageTitle>{t('board.title')}</PageTitle>
      <p className="prose">{t('board.lead')}</p>
      <BoardView period={period} />
    </Page>
  );
}
