import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { issueCodes, type RecoveryCode, removeSeat, renameSeat, type Seat, seatsQuery } from '@/api/classes';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { fold } from '@/lib/text';
import { joinLink, spoken } from './model';

/** Who sits in the class. */
export function Seats({ classId, code }: { classId: string; code: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const seats = useQuery(seatsQuery(classId));
  const [changing, setChanging] = useState<Seat>();
  const issue = useMutation({ mutationFn: () => issueCodes(queries, classId) });
  const items = seats.data?.items ?? [];
  return (
    <section className="card grid gap-4 print:border-0" aria-labelledby="seats">
      <div className="flex flex-wrap items-center justify-between gap-3 no-print">
        <h2 id="seats" className="text-3xl">
          {seats.data ? t('teach.pupils', { count: items.length }) : t('teach.seats')}
        </h2>
        <button type="button" className="btn" disabled={items.length === 0 || issue.isPending} onClick={() => issue.mutate()}>
          {t('teach.issue')}
        </button>
      </div>
      {seats.error && <ErrorNote error={seats.error} onRetry={() => seats.refetch()} />}
      {issue.error && <ErrorNote error={issue.error} />}
      {seats.isPending && <Skeleton lines={3} />}
      {seats.data && items.length === 0 && <p>{t('teach.noSeats')}</p>}
      {issue.data && <PrintSheet codes={issue.data.items} code={code} />}
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3 no-print">
        {items.map((seat) => (
          <li key={seat.id} className="flex items-center justify-between gap-2 border-b border-line">
            <span className="break-words min-w-0">{seat.nickname}</span>
            <button
              type="button"
              className="btn btn-quiet shrink-0"
              aria-label={t('teach.changeSeat', { name: seat.nickname })}
              onClick={() => setChanging(seat)}
            >
              {t('teach.change')}
            </button>
          </li>
        ))}
      </ul>
      {changing && <SeatDialog classId={classId} seat={changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

function SeatDialog({ classId, seat, onClose }: { classId: string; seat: Seat; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(seat.nickname);
  const rename = useMutation({ mutationFn: () => renameSeat(queries, classId, seat.id, fold(name)), onSuccess: onClose });
  const remove = useMutation({ mutationFn: () => removeSeat(queries, classId, seat.id), onSuccess: onClose });
  return (
    <Dialog title={t('teach.changeSeat', { name: seat.nickname })} onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <Field label={t('join.nickname')} value={name} onChange={(e) => setName(e.target.value)} />
        {(rename.error || remove.error) && <ErrorNote error={rename.error ?? remove.error} />}
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="btn btn-main" disabled={!fold(name) || rename.isPending}>
            {t('teach.save')}
          </button>
          <button type="button" className="btn btn-danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('teach.freeSeat')}
          </button>
        </div>
        <p className="text-soft text-sm">{t('teach.freeSeatLead')}</p>
      </form>
    </Dialog>
  );
}

/** The codes that give lost seats back: shown once, to print and to cut. */
function PrintSheet({ codes, code }: { codes: RecoveryCode[]; code: string }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3">
      <p role="status" className="no-print font-semibold">
        {t('teach.issued')}
      </p>
      <button type="button" className="btn justify-self-start no-print" onClick={() => window.print()}>
        {t('teach.print')}
      </button>
      <ul className="grid gap-2 sm:grid-cols-2 print:grid-cols-2">
        {codes.map((c) => (
          <li key={c.seat_id} className="border border-dashed border-edge rounded p-3 break-inside-avoid">
            <p className="font-semibold break-words">{c.nickname}</p>
            <p className="sign text-2xl" translate="no">
              {c.recovery}
            </p>
            <p className="text-sm text-soft break-all">
              {joinLink(code).replace(/\/[^/]+$/, '')} · {t('join.code')} {spoken(code)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
