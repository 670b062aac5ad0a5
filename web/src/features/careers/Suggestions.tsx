import '@/locales/start';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { careersQuery } from '@/api/careers';
import { useTranslation } from '@/lib/i18n';

const COUNT = 6;

/** Six careers to start with; they keep their place while they load, and their absence stops nobody. */
export function Suggestions() {
  const { t } = useTranslation();
  const { data, isError } = useQuery(careersQuery('', COUNT));
  if (isError) return null;
  const items = data?.items.slice(0, COUNT) ?? [];
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions" className="text-2xl mb-3">
        {t('start.suggestions')}
      </h2>
      <ul className="grid gap-3 grid-cols-1 min-[26rem]:grid-cols-2 lg:grid-cols-3">
        {items.map((hit) => (
          <li key={hit.title}>
            <Link to="/play" search={{ career: hit.title }} className="card h-full p-4 block hover:border-ink group">
              <span className="font-sign font-bold text-2xl leading-none group-hover:underline decoration-sun decoration-[3px] underline-offset-4">
                {hit.title}
              </span>
              <span className="block text-soft mt-1.5 line-clamp-2 min-h-[3.1em]">{hit.summary}</span>
            </Link>
          </li>
        ))}
        {!data &&
          Array.from({ length: COUNT }, (_, i) => i).map((i) => (
            <li key={i} className="card p-4 h-[7.1rem]" aria-hidden="true" />
          ))}
      </ul>
    </section>
  );
}
