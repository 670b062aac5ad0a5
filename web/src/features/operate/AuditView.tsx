import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { auditQuery, type Deed } from '@/api/desk';
import { PageTitle } from '@/components/PageTitle';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { PagedList } from './PagedList';
import { useDesk } from './useDesk';

const KINDS = ['prompt', 'case', 'scene', 'pack', 'queue', 'player', 'onet', 'database'];

/** What operators did, on the page and on the command line. */
export function AuditView({ action }: { action: string | undefined }) {
  const { t } = useTranslation();
  const { days, paused, from } = useDesk();
  const list = useInfiniteQuery(auditQuery(action, from, paused));
  const deeds = (list.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <>
      <div className="grid gap-2">
        <PageTitle>{t('operate.audit')}</PageTitle>
        <p className="text-soft">{t('operate.auditLead')}</p>
      </div>
      <nav aria-label={t('operate.audit')} className="flex flex-wrap gap-2">
        {[undefined, ...KINDS].map((kind) => (
          <Link
            key={kind ?? ''}
            to="/operate/audit"
            search={{ days, paused: paused || undefined, action: kind }}
            className={`btn ${kind === action ? 'bg-work text-onwork' : ''}`}
            aria-current={kind === action}
          >
            {t(kind ? `operate.kind.${kind}` : 'operate.allKinds')}
          </Link>
        ))}
      </nav>
      <PagedList list={list} empty={t('operate.auditEmpty')}>
        {deeds.map((deed) => (
          <DeedRow key={deed.id} deed={deed} />
        ))}
      </PagedList>
    </>
  );
}

function DeedRow({ deed }: { deed: Deed }) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  const detail = Object.entries((deed.detail ?? {}) as Record<string, unknown>).filter(([, value]) => value !== '');
  return (
    <li className="card grid gap-1">
      <p className="font-semibold break-words">
        <code>{deed.action}</code> · {deed.subject}
      </p>
      <p className="text-soft text-sm">{t('operate.by2', { author: deed.by, time: stamp(deed.at) })}</p>
      {detail.length > 0 && (
        <dl className="text-sm grid gap-x-3 grid-cols-[auto_minmax(0,1fr)]">
          {detail.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-words" dir="auto">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
