import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { checkPack, importPack, type Pack, type PackCheck, packFile, packsQuery, removePack } from '@/api/packs';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { download } from '@/lib/download';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { PackContents } from './PackContents';
import { useDesk } from './useDesk';

const MAX_BYTES = 2 * 1024 * 1024;

/** Scenario packs: checked, looked at, imported, taken along, removed. */
export function PacksView() {
  const { t } = useTranslation();
  const packs = useQuery(packsQuery());
  return (
    <>
      <div className="grid gap-2">
        <PageTitle>{t('operate.packs')}</PageTitle>
        <p className="text-soft max-w-prose">{t('operate.packsLead')}</p>
      </div>
      <Upload />
      <section className="grid gap-3" aria-labelledby="there">
        <h2 id="there" className="text-3xl">
          {t('operate.packsThere')}
        </h2>
        {packs.error && <ErrorNote error={packs.error} onRetry={() => packs.refetch()} />}
        {packs.isPending && <Skeleton lines={3} />}
        {packs.data?.items.length === 0 && <p className="card">{t('operate.packsEmpty')}</p>}
        <ul className="grid gap-3">
          {packs.data?.items.map((pack) => (
            <PackRow key={pack.name} pack={pack} />
          ))}
        </ul>
      </section>
    </>
  );
}

type Read = { name: string; text: string; check: PackCheck };

function Upload() {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: async (file: File): Promise<Read> => {
      const text = file.size > MAX_BYTES ? '' : await file.text();
      if (!text) return { name: file.name, text, check: { findings: [{ line: 1, message: t('operate.packSize') }], pack: null } };
      return { name: file.name, text, check: await checkPack(text) };
    },
  });
  const put = useMutation({ mutationFn: (text: string) => importPack(queries, text), onSuccess: () => check.reset() });
  const read = check.data;
  return (
    <section className="card grid gap-4" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-3xl">
        {t('operate.packNew')}
      </h2>
      <div className="grid gap-1">
        <label htmlFor={id} className="font-semibold">
          {t('operate.packFile')}
        </label>
        <input
          id={id}
          type="file"
          accept=".toml,application/toml"
          className="field"
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            const file = event.target.files?.[0];
            put.reset();
            if (file) check.mutate(file);
            // the same file, mended, must be a change again
            event.target.value = '';
          }}
        />
        <p id={`${id}-help`} className="text-sm text-soft">
          {t('operate.packHelp')}
        </p>
      </div>
      <div aria-live="polite" className="grid gap-4 empty:hidden">
        {check.isPending && <p role="status">{t('operate.packChecking')}</p>}
        {check.error && <ErrorNote error={check.error} />}
        {put.error && <ErrorNote error={put.error} />}
        {put.data && (
          <p role="status" className="text-good font-semibold">
            {t('operate.packImported', { name: put.data.name, version: put.data.version })}
          </p>
        )}
        {read && read.check.findings.length > 0 && <Findings read={read} />}
        {read?.check.pack && (
          <>
            <p role="status" className="text-good font-semibold">
              {t('operate.packFine', { file: read.name })}
            </p>
            <button
              type="button"
              className="btn btn-main justify-self-start"
              onClick={() => put.mutate(read.text)}
              disabled={put.isPending}
            >
              {t('operate.packImport', { name: read.check.pack.name, version: read.check.pack.version })}
            </button>
          </>
        )}
      </div>
      {read?.check.pack && <PackContents pack={read.check.pack} />}
    </section>
  );
}

function Findings({ read }: { read: Read }) {
  const { t } = useTranslation();
  const lines = read.text.split('\n');
  const { findings } = read.check;
  return (
    <div className="grid gap-3">
      <p className="text-poor font-semibold">{t('operate.packRefused', { file: read.name, count: findings.length })}</p>
      <ol className="grid gap-3">
        {findings.map((finding) => (
          <li key={`${finding.line} ${finding.message}`} className="border-s-4 border-poor ps-3 grid gap-1">
            <span>
              <strong>{t('operate.line', { line: finding.line })}</strong> <span dir="auto">{finding.message}</span>
            </span>
            <code className="text-sm text-soft block truncate" dir="auto">
              {lines[finding.line - 1]?.slice(0, 200)}
            </code>
          </li>
        ))}
      </ol>
    </div>
  );
}

function PackRow({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const { stamp, day } = useFormat();
  const { days, paused } = useDesk();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({ mutationFn: () => removePack(queries, pack.name), onSuccess: () => setAsking(false) });
  const save = useMutation({
    mutationFn: () => packFile(pack.name),
    onSuccess: (blob) => download(`${pack.name}-${pack.version}.toml`, 'application/toml', blob),
  });
  const what = pack.author == null ? [t('operate.packUnread')] : [pack.author, pack.license, pack.language];
  const facts = [pack.version, ...what, pack.author != null && t('operate.packDays', { count: pack.days })];
  return (
    <li className="card grid gap-3">
      <div className="grid gap-1">
        <h3 className="text-2xl" dir="auto">
          {pack.title ?? pack.name}
        </h3>
        <p className="text-soft text-sm break-words">
          <code>{pack.name}</code> {facts.filter(Boolean).join(' · ')}
        </p>
        <p className="text-soft text-sm">{t('operate.by2', { author: pack.imported_by, time: stamp(pack.imported_at) })}</p>
        {pack.reviewed && (
          <p className="chip justify-self-start">
            {t('operate.reviewedBy', { by: pack.reviewed.by, on: day(pack.reviewed.on) })}
          </p>
        )}
      </div>
      {(save.error || remove.error) && <ErrorNote error={save.error ?? remove.error} />}
      <div className="flex flex-wrap gap-2">
        <Link
          to="/operate/packs/$name"
          params={{ name: pack.name }}
          search={{ days, paused: paused || undefined }}
          className="btn"
        >
          {t('operate.packShow')}
        </Link>
        <button type="button" className="btn" onClick={() => save.mutate()} disabled={save.isPending}>
          {t('operate.packExport')}
        </button>
        <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
          {t('operate.remove')}
        </button>
      </div>
      {asking && (
        <Dialog title={t('operate.packRemove', { name: pack.name })} onClose={() => setAsking(false)}>
          <p className="mb-4">{t('operate.packRemoveLead')}</p>
          <button type="button" className="btn btn-danger" onClick={() => remove.mutate()} disabled={remove.isPending}>
            {t('operate.remove')}
          </button>
        </Dialog>
      )}
    </li>
  );
}
