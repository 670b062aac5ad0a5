import { useTranslation } from '@/lib/i18n';
import { useSettings } from '@/lib/settings';
import { Dialog } from './Dialog';

export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { shortcuts, change } = useSettings();
  const keys = [
    ['1 – 4', t('keys.pick')],
    ['W', t('keys.own')],
    ['Ctrl + Enter', t('keys.send')],
    ['N', t('keys.next')],
    ['?', t('keys.help')],
  ] as const;
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 items-baseline">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="sign text-lg border border-edge rounded px-2 py-0.5 bg-sunk whitespace-nowrap">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-3 min-h-11 mt-4 font-semibold">
        <input
          type="checkbox"
          className="size-5 accent-work"
          checked={shortcuts}
          onChange={(e) => change({ shortcuts: e.target.checked })}
        />
        {t('keys.on')}
      </label>
    </Dialog>
  );
}
