import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { assignmentsQuery } from '@/api/classes';
import { useTranslation } from '@/lib/i18n';

/** Of which assignment one wants to see the results; it stands in the address. */
export function OnlyAssignment({ classId, value }: { classId: string; value: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = useQuery(assignmentsQuery(classId)).data?.items ?? [];
  return (
    <label className="flex flex-wrap items-center gap-2 font-semibold">
      {t('teach.ofAssignment')}
      <select
        className="field font-normal w-auto max-w-full"
        value={value ?? ''}
        onChange={(e) => void navigate({ to: '.', search: { of: e.target.value || undefined }, replace: true })}
      >
        <option value="">{t('teach.allAssignments')}</option>
        {items.map((a) => (
          <option key={a.id} value={a.id}>
            {a.title}
          </option>
        ))}
      </select>
    </label>
  );
}
