import { useId } from 'react';

type Props = React.ComponentProps<'input'> & { label: string; help?: string | undefined; error?: string | undefined };

/** A labelled input whose help and error are tied to it. */
export function Field({ label, help, error, ...input }: Props) {
  const id = useId();
  const about = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input {...input} id={id} className="field" aria-invalid={!!error} aria-describedby={about || undefined} />
      {help && (
        <p id={`${id}-help`} className="text-sm text-soft">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-poor font-semibold" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
