import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';

/** Two of the careers that one has tried, for a look at them side by side. */
export function ChooseCareers({ careers }: { careers: string[] }) {
  const { t } = useTranslation();
  const [pair, setPair] = useState([careers[0] ?? '', careers[1] ?? '']);
  const choose = (place: number, title: string) => setPair((old) => old.map((c, i) => (i === place ? title : c)));
  const [first = '', second = ''] = pair;
  return (
    <section className="card grid gap-3" aria-labelledby="choose">
      <h2 id="choose" className="text-3xl">
        {t('trends.compare')}
      </h2>
      <div className="flex flex-wrap gap-4 items-end">
        {[t('trends.first'), t('trends.second')].map((label, place) => (
          <label key={label} className="grid gap-1 font-semibold grow basis-60 min-w-0">
            {label}
            <select className="field font-normal" value={pair[place]} onChange={(e) => choose(place, e.target.value)}>
              {careers.map((title) => (
                <option key={title} value={title}>
                  {capitalise(title)}
                </option>
              ))}
            </select>
          </label>
        ))}
        {first !== second && (
          <Link to="/compare" search={{ career: first, other: second }} className="btn">
            {t('trends.go')}
          </Link>
        )}
      </div>
    </section>
  );
}
