import { useMemo } from 'react';
import { wordDiff } from '@/lib/diff';
import { useTranslation } from '@/lib/i18n';

/** The change word by word: marked by line and sign, not by colour alone. */
export function DiffText({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const pieces = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="diff" dir="auto" aria-label={t('operate.difference')} tabIndex={0}>
      {pieces.map(({ kind, text }, i) => {
        const key = `${i}${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={key}>
            <span className="sr-only">{t(`operate.${kind}`)}: </span>
            {text}
          </Tag>
        );
      })}
    </section>
  );
}
