import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { addVersion, type PromptVersion } from '@/api/operate';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useTranslation } from '@/lib/i18n';
import { codePoints } from '@/lib/text';
import { DiffText } from './DiffText';
import { variablesOf } from './model';

const MESSAGE_MIN = 3;

type Props = { active: PromptVersion; start: PromptVersion; onKept: (kept: PromptVersion) => void };

/** The text of a new version, with its variables at hand; the change is read once more before it is kept. */
export function Editor({ active, start, onKept }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start.template);
  const [reviewing, setReviewing] = useState(false);
  const wanted = variablesOf(active.template);
  const used = variablesOf(text);
  const missing = wanted.filter((v) => !used.includes(v));
  const strange = used.filter((v) => !wanted.includes(v));
  const insert = (name: string) => {
    const box = area.current;
    const [from, to] = [box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length];
    setText(`${text.slice(0, from)}{{${name}}}${text.slice(to)}`);
    box?.focus();
  };
  return (
    <section className="card grid gap-3" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-3xl">
        {t('operate.newVersion')}
      </h2>
      <label htmlFor={id} className="font-semibold">
        {t('operate.template')}
      </label>
      <textarea
        ref={area}
        id={id}
        className="field font-mono text-sm min-h-80"
        value={text}
        spellCheck={false}
        dir="auto"
        aria-describedby={`${id}-check`}
        onChange={(e) => setText(e.target.value)}
      />
      <fieldset>
        <legend className="font-semibold mb-1">{t('operate.variables')}</legend>
        <div className="flex flex-wrap gap-2">
          {wanted.map((v) => (
            <button
              key={v}
              type="button"
              className="btn font-mono text-sm"
              aria-label={t('operate.insert', { name: v })}
              onClick={() => insert(v)}
            >
              {v}
            </button>
          ))}
        </div>
      </fieldset>
      <p id={`${id}-check`} role="status" className={missing.length + strange.length ? 'text-poor font-semibold' : 'text-good'}>
        {missing.length > 0 && t('operate.missing', { names: missing.join(', ') })}{' '}
        {strange.length > 0 && t('operate.strange', { names: strange.join(', ') })}
        {missing.length + strange.length === 0 && t('operate.variablesFine')}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="btn btn-main"
          disabled={text === active.template || missing.length + strange.length > 0}
          onClick={() => setReviewing(true)}
        >
          {t('operate.review')}
        </button>
        {text === active.template && <span className="text-soft">{t('operate.same')}</span>}
      </div>
      {reviewing && (
        <Review
          active={active}
          text={text}
          onClose={() => setReviewing(false)}
          onKept={(kept) => {
            setReviewing(false);
            onKept(kept);
          }}
        />
      )}
    </section>
  );
}

type ReviewProps = { active: PromptVersion; text: string; onClose: () => void; onKept: (kept: PromptVersion) => void };

function Review({ active, text, onClose, onKept }: ReviewProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [message, setMessage] = useState('');
  const keep = useMutation({
    mutationFn: () => addVersion(queries, active.name, { template: text, message: message.trim() }),
    onSuccess: onKept,
  });
  return (
    <Dialog title={t('operate.difference')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <DiffText before={active.template} after={text} />
        <Field label={t('operate.message')} value={message} onChange={(e) => setMessage(e.target.value)} autoComplete="off" />
        {keep.error && <ErrorNote error={keep.error} />}
        <button
          type="submit"
          className="btn btn-main justify-self-start"
          disabled={codePoints(message.trim()) < MESSAGE_MIN || keep.isPending}
        >
          {t('operate.keep')}
        </button>
      </form>
    </Dialog>
  );
}
