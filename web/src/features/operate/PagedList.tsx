import type { ReactNode } from 'react';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';

/** The part of a paged query that says where it stands. */
interface Paged {
  data?: { pages: { items: unknown[] }[] };
  error: Error | null;
  isPending: boolean;
  hasNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

/** Rows page by page: waiting, failed, empty (`empty` says so) or with a button for more. */
export function PagedList({ list, empty, children }: { list: Paged; empty: string; children: ReactNode }) {
  const { t } = useTranslation();
  const isEmpty = list.data?.pages.every((page) => page.items.length === 0);
  return (
    <>
      {list.error && <ErrorNote error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Skeleton lines={4} />}
      {isEmpty && <p className="card">{empty}</p>}
      <ul className="grid gap-3">{children}</ul>
      {list.hasNextPage && (
        <button type="button" className="btn justify-self-center" onClick={() => list.fetchNextPage()}>
          {t('operate.more')}
        </button>
      )}
    </>
  );
}
