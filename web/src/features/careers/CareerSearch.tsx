import '@/locales/start';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { careersQuery } from '@/api/careers';
import type { CareerHit } from '@/api/types';
import { Icon } from '@/components/Icon';
import { useCombobox } from '@/lib/combobox';
import { useDebounced } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';
import { careerFits, fold } from '@/lib/text';
import { SearchRow } from './SearchRow';

export type Row = { kind: 'hit'; hit: CareerHit } | { kind: 'own'; title: string };
const titleOf = (row: Row) => (row.kind === 'hit' ? row.hit.title : row.title);

/** Search as you type; whatever was typed can be played, so it is always the last row. */
export function CareerSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [complaint, setComplaint] = useState(false);
  const id = useId();
  const typed = fold(text);
  const search = useQuery({ ...careersQuery(useDebounced(typed)), enabled: typed.length > 0 });
  const hits: Row[] = typed && search.data ? search.data.items.map((hit) => ({ kind: 'hit', hit })) : [];
  const rows: Row[] = typed ? [...hits, { kind: 'own', title: typed }] : [];
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);

  const play = (title: string) => {
    if (careerFits(title)) void navigate({ to: '/play', search: { career: fold(title) } });
    else setComplaint(true);
  };
  const onText = (next: string) => {
    setText(next);
    setComplaint(false);
  };
  const box = useCombobox<Row>({ rows, text, onText, onPick: (row) => play(titleOf(row)) });
  return (
    <form
      className="relative max-w-2xl"
      onSubmit={(event) => {
        event.preventDefault();
        play(text);
      }}
    >
      <label htmlFor={id} className="sr-only">
        {t('landing.label')}
      </label>
      <div className="flex flex-col sm:flex-row gap-3">
        <div className="relative grow">
          <Icon name="search" className="size-6 absolute start-4 top-4 text-soft pointer-events-none" />
          <input
            {...box.inputProps}
            ref={input}
            id={id}
            className="field text-xl h-14 ps-13 shadow-lift border-2 border-ink"
            placeholder={t('start.placeholder')}
            enterKeyHint="go"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={complaint}
            aria-describedby={complaint ? `${id}-complaint` : undefined}
          />
        </div>
        <button type="submit" className="btn btn-main h-14 px-7 text-lg">
          {t('landing.play')}
        </button>
      </div>
      <ul
        {...box.listProps}
        aria-label={t('landing.label')}
        hidden={!box.open}
        className="absolute z-20 mt-1 inset-x-0 top-14 max-h-96 overflow-auto bg-card border-2 border-ink rounded-card shadow-lift"
      >
        {rows.map((row, index) => (
          <SearchRow
            key={row.kind === 'hit' ? row.hit.title : '\u0000own'}
            row={row}
            active={box.current === index}
            props={box.rowProps(index)}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {box.open && search.data ? t('start.found', { count: hits.length }) : ''}
      </p>
      {complaint && (
        <p id={`${id}-complaint`} role="alert" className="mt-2 font-semibold text-poor bg-card rounded px-3 py-1 inline-block">
          {t('start.length')}
        </p>
      )}
      {search.isError && typed && <p className="mt-2">{t('start.searchDown')}</p>}
    </form>
  );
}
