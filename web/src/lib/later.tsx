// Parts whose code comes only when they are shown. React remembers a load that failed for good; here each fresh mount tries
// again, so that "try again" in an error boundary does what it says.
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
type Part<P> = ComponentType<P> & { load: () => Promise<unknown> };

/** The component behind `load`, with what stands in its place until it is there. `load` on it fetches the code ahead. */
export function later<P extends object>(load: Load<P>, meanwhile?: ReactNode): Part<P> {
  const once: Load<P> = () =>
    load().catch((error) => {
      current = lazy(once);
      throw error;
    });
  let current = lazy(once);
  function Later(props: P) {
    // outside the Suspense, so that it outlives the waiting: without it each look would begin another load
    const [Now] = useState(() => current as ComponentType<P>);
    return (
      <Suspense fallback={meanwhile}>
        <Now {...props} />
      </Suspense>
    );
  }
  return Object.assign(Later, { load });
}
