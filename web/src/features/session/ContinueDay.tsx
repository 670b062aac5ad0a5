import '@/locales/start';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionsQuery } from '@/api/sessions';
import { useKnown } from '@/api/users';
import { useTranslation } from '@/lib/i18n';
import { rememberDay, rememberedDay } from '@/lib/openDay';
import { capitalise } from '@/lib/text';

const RECENT = 5;

/** The day that was left open, one click away. */
export function ContinueDay() {
  const { t } = useTranslation();
  const known = useKnown();
  const { data } = useQuery({ ...sessionsQuery(RECENT), enabled: known });
  const [remembered] = useState(rememberedDay);
  const open = data ? data.items.find((day) => day.status === 'active') : known ? remembered : undefined;
  useEffect(() => {
    if (data) rememberDay(open);
  }, [data, open]);
  if (!open) return null;
  return (
    <section className="card border-s-8 border-s-sun flex flex-wrap items-center gap-4" aria-labelledby="continue">
      <p className="stamp text-3xl">{`${open.round}/${open.rounds}`}</p>
      <div className="grow">
        <h2 id="continue" className="text-2xl">
          {t('start.continue', { title: capitalise(open.career_title) })}
        </h2>
        <p className="text-soft">{t('day.scene', { round: open.round, rounds: open.rounds })}</p>
      </div>
      <Link to="/play/$sessionId" params={{ sessionId: open.id }} className="btn">
        {t('landing.goOn')}
      </Link>
    </section>
  );
}
