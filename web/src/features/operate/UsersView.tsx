import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, accountsQuery, changeAccount, type Role } from '@/api/operate';
import { meQuery } from '@/api/users';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { PagedList } from './PagedList';

const ROLES: Role[] = ['player', 'teacher', 'operator'];

/** Who is here and what they may do. */
export function UsersView() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(accountsQuery());
  const me = useQuery(meQuery()).data;
  const accounts = (list.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <>
      <PageTitle>{t('operate.users')}</PageTitle>
      <PagedList list={list} empty={t('operate.usersEmpty')}>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} self={account.id === me?.id} />
        ))}
      </PagedList>
    </>
  );
}

function AccountRow({ account, self }: { account: Account; self: boolean }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>(account.role);
  const [asking, setAsking] = useState(false);
  const name = account.username ?? t('operate.guestName');
  const change = useMutation({
    mutationFn: (body: { role?: Role; disabled?: boolean }) => changeAccount(queries, account.id, body),
    onSuccess: () => setAsking(false),
  });
  const done = change.variables?.role ? t(`operate.roles.${change.variables.role}`) : undefined;
  const said = done ?? t(change.variables?.disabled ? 'operate.lockOut' : 'operate.letIn');
  return (
    <li className="card grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          <span className="font-semibold text-lg break-all">{name}</span>{' '}
          <span className="text-soft text-sm block">
            {t('operate.since')} {day(account.created_at)}
          </span>
        </p>
        {self ? (
          <p className="chip">
            {t('operate.self')}: {t(`operate.roles.${account.role}`)}
          </p>
        ) : (
          <div className="flex flex-wrap gap-2">
            <select
              className="field w-auto"
              aria-label={t('operate.roleOf', { name })}
              value={role}
              onChange={(e) => setRole(e.target.value as Role)}
            >
              {ROLES.map((r) => (
                <option key={r} value={r}>
                  {t(`operate.roles.${r}`)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="btn"
              disabled={role === account.role || change.isPending}
              onClick={() => change.mutate({ role })}
            >
              {t('operate.save')}
            </button>
            <button type="button" className="btn" onClick={() => change.mutate({ disabled: false })} disabled={change.isPending}>
              {t('operate.letIn')}
            </button>
            <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
              {t('operate.lockOut')}
            </button>
          </div>
        )}
      </div>
      {change.isSuccess && (
        <p role="status" className="text-good font-semibold">
          {t('operate.done', { what: said })}
        </p>
      )}
      {change.error && !asking && <ErrorNote error={change.error} />}
      {asking && (
        <Dialog title={t('operate.lockOut')} onClose={() => setAsking(false)}>
          <p className="mb-4">{t('operate.lockLead', { name })}</p>
          {change.error && <ErrorNote error={change.error} />}
          <button
            type="button"
            className="btn btn-danger"
            onClick={() => change.mutate({ disabled: true })}
            disabled={change.isPending}
          >
            {t('operate.lockOut')}
          </button>
        </Dialog>
      )}
    </li>
  );
}
