import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type PromptVersion, rollBack, versionsQuery } from '@/api/operate';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { PageError } from '@/components/PageError';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { Editor } from './Editor';
import { ActivateDialog, PreviewDialog } from './Gate';
import { TimeLine } from './TimeLine';
import { TryBench } from './TryBench';
import { useDesk } from './useDesk';

/** One prompt: its versions, a new one, what it would change, and the way back. */
export function PromptPage({ name }: { name: string }) {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  const queries = useQueryClient();
  const list = useQuery(versionsQuery(name));
  const [start, setStart] = useState<PromptVersion>();
  const [open, setOpen] = useState<{ what: 'preview' | 'activate'; version: PromptVersion }>();
  const [trying, setTrying] = useState<PromptVersion>();
  const [said, setSaid] = useState('');
  const back = useMutation({
    mutationFn: () => rollBack(queries, name),
    onSuccess: ({ version }) => setSaid(t('operate.rolledBack', { version })),
  });
  const versions = list.data?.items ?? [];
  const active = versions.find((v) => v.is_active);
  if (list.error) return <PageError error={list.error} onRetry={() => list.refetch()} />;
  if (!list.data || !active) return <Skeleton />;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PageTitle>{name}</PageTitle>
        <div className="flex flex-wrap gap-2">
          <Link
            to="/operate/usage"
            search={{ days, paused: paused || undefined, by: 'day', prompt: `${name}@${active.version}` }}
            className="btn"
          >
            {t('operate.costOf')}
          </Link>
          <button type="button" className="btn" onClick={() => back.mutate()} disabled={versions.length < 2 || back.isPending}>
            <Icon name="back" />
            {t('operate.rollback')}
          </button>
        </div>
      </div>
      <p role="status" className="font-semibold text-good empty:hidden">
        {said}
      </p>
      {back.error && <ErrorNote error={back.error} />}
      {trying && <TryBench key={trying.version} version={trying} onClose={() => setTrying(undefined)} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] items-start">
        <TimeLine
          versions={versions}
          active={active}
          onStart={setStart}
          onTry={setTrying}
          onPreview={(version) => setOpen({ what: 'preview', version })}
          onActivate={(version) => setOpen({ what: 'activate', version })}
        />
        <Editor
          key={`${start?.version}.${active.version}`}
          active={active}
          start={start ?? active}
          onKept={(kept) => setSaid(t('operate.kept', { version: kept.version }))}
        />
      </div>
      {open?.what === 'preview' && <PreviewDialog version={open.version} onClose={() => setOpen(undefined)} />}
      {open?.what === 'activate' && (
        <ActivateDialog
          version={open.version}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setSaid(t('operate.activated', { version: open.version.version }));
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
