import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Field } from '@/components/Field';
import { useDebounced } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';
import { fold } from '@/lib/text';

export type HistoryFilter = {
  career?: string | undefined;
  status?: 'active' | 'finished' | undefined;
  exact?: boolean | undefined;
};

export function Filters({ filter }: { filter: HistoryFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/history' });
  const [text, setText] = useState(filter.career ?? '');
  const career = useDebounced(fold(text), 300);
  const change = (part: HistoryFilter) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  useEffect(() => {
    void navigate({ search: (old) => ({ ...old, career: career || undefined }), replace: true });
  }, [career, navigate]);
  return (
    <search className="flex flex-wrap gap-4 items-end">
      <div className="grow basis-60">
        <Field label={t('history.career')} value={text} onChange={(e) => setText(e.target.value)} autoComplete="off" />
      </div>
      <label className="grid gap-1 font-semibold">
        {t('history.status')}
        <select
          className="field font-normal"
          value={filter.status ?? ''}
          onChange={(e) => change({ status: (e.target.value || undefined) as HistoryFilter['status'] })}
        >
          <option value="">{t('history.all')}</option>
          <option value="active">{t('history.active')}</option>
          <option value="finished">{t('history.finished')}</option>
        </select>
      </label>
      <label className="flex items-center gap-2 min-h-11">
        <input
          type="checkbox"
          className="size-5 accent-work"
          checked={!!filter.exact}
          onChange={(e) => change({ exact: e.target.checked || undefined })}
        />
        {t('history.exact')}
      </label>
    </search>
  );
}
