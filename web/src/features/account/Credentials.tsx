import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as v from 'valibot';
import { ApiError } from '@/api/errors';
import { logIn, signUp } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useTranslation } from '@/lib/i18n';

// The server decides; this only spares a round trip. A password for logging in may be of any length.
const Name = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{3,50}$/));
const Password = v.pipe(v.string(), v.minLength(8), v.maxLength(128));

/** Keep what was played under a name, or come back to a name one has. */
export function Credentials({ guest }: { guest: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [mode, setMode] = useState<'signUp' | 'logIn'>('signUp');
  const [username, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signing = mode === 'signUp';
  const go = useMutation({
    mutationFn: () =>
      signing ? signUp(queries, { username, password }, guest).then(() => undefined) : logIn(username, password),
  });
  const refused = go.error instanceof ApiError ? go.error : undefined;
  const taken = refused?.code === 'username_taken' ? t('errors.username_taken') : undefined;
  const nameBad = tried && signing && !v.is(Name, username) ? t('account.nameRule') : (refused?.field('username') ?? taken);
  const passwordBad = tried && signing && !v.is(Password, password) ? t('account.passwordRule') : refused?.field('password');
  return (
    <section className="card grid gap-4" aria-labelledby="credentials">
      <h2 id="credentials" className="text-3xl">
        {signing ? t(guest ? 'account.claim' : 'account.signUp') : t('account.logIn')}
      </h2>
      <p>
        {signing
          ? t(guest ? 'account.claimLead' : 'account.signUpLead')
          : guest
            ? t('account.logInGuest')
            : t('account.logInLead')}
      </p>
      <form
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!signing || (v.is(Name, username) && v.is(Password, password))) go.mutate();
        }}
      >
        <Field
          label={t('account.name')}
          help={signing ? t('account.nameRule') : undefined}
          error={nameBad}
          value={username}
          onChange={(e) => setName(e.target.value.toLowerCase())}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          label={t('account.password')}
          help={signing ? t('account.passwordRule') : undefined}
          error={passwordBad}
          type="password"
          value={password}
          onChange={(e) => setPassword(e.target.value)}
          autoComplete={signing ? 'new-password' : 'current-password'}
        />
        {go.error &&
          !nameBad &&
          !passwordBad &&
          (refused?.status === 401 ? (
            <p role="alert" className="text-poor font-semibold">
              {t('account.wrong')}
            </p>
          ) : (
            <ErrorNote error={go.error} />
          ))}
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="btn btn-main" disabled={go.isPending}>
            {signing ? t('account.save') : t('account.logIn')}
          </button>
          <button
            type="button"
            className="btn btn-quiet"
            onClick={() => {
              setMode(signing ? 'logIn' : 'signUp');
              setTried(false);
              go.reset();
            }}
          >
            {signing ? t('account.haveName') : t('account.noName')}
          </button>
        </div>
      </form>
    </section>
  );
}
