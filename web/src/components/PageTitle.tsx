import { useEffect, useRef } from 'react';

let firstPage = true;

type Props = { children: React.ReactNode; title?: string; className?: string; focus?: boolean };

/** The h1. On a change of route it takes the focus, so that a screen reader says where one is; not on the first page of a visit. */
export function PageTitle({ children, title, className = '', focus = true }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title ?? heading.current?.textContent ?? ''} · CareerSim`;
  });
  useEffect(() => {
    if (focus && !firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, [focus]);
  return (
    <h1 ref={heading} tabIndex={-1} className={`text-4xl sm:text-5xl ${className}`}>
      {children}
    </h1>
  );
}
