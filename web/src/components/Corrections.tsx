import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { tellCorrections } from '@/api/answers';
import type { Correction } from '@/api/types';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';

const KEY = ['corrections'];
const EVERY_MS = 300_000;

/** Grades that were made again while the player was away. The server tells each once, so what it told stays here until it is closed. */
export default function Corrections({ look }: { look: string }) {
  const { t } = useTranslation();
  const { change } = useFormat();
  const queries = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const { items } = await tellCorrections();
      return [...(queries.getQueryData<Correction[]>(KEY) ?? []), ...items];
    },
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const close = (id: string) => queries.setQueryData<Correction[]>(KEY, (all) => all?.filter((one) => one.answer_id !== id));
  return data.map((one) => (
    <p key={one.answer_id} className={`${look} bg-sunk text-ink`}>
      <span>
        {t('banner.regraded', {
          title: one.career_title,
          round: one.round,
          before: one.score_before ?? '–',
          score: one.score,
          change: change(one.balance_change),
        })}
      </span>
      <Link
        to="/report/$sessionId"
        params={{ sessionId: one.session_id }}
        className="underline inline-flex items-center min-h-11 px-2"
        onClick={() => close(one.answer_id)}
      >
        {t('banner.regradedLook')}
      </Link>
      <button type="button" className="underline min-h-11 px-2" onClick={() => close(one.answer_id)}>
        {t('app.understood')}
      </button>
    </p>
  ));
}
