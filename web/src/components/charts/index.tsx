// Charts are loaded where one is shown, and a page can do without the picture: the words and tables stay.
import { lazy, Suspense } from 'react';
import { Widget } from '../Crash';

const LazyRadar = lazy(() => import('./Radar'));
const LazyArc = lazy(() => import('./DayArc'));
const LazyTrend = lazy(() => import('./TrendChart'));

export function Radar(props: React.ComponentProps<typeof LazyRadar>) {
  return (
    <Widget>
      <Suspense fallback={<div className="min-h-104" />}>
        <LazyRadar {...props} />
      </Suspense>
    </Widget>
  );
}

export function DayArc(props: React.ComponentProps<typeof LazyArc>) {
  return (
    <Widget>
      <Suspense fallback={<div className="min-h-60" />}>
        <LazyArc {...props} />
      </Suspense>
    </Widget>
  );
}

export function TrendChart(props: React.ComponentProps<typeof LazyTrend>) {
  return (
    <Widget>
      <Suspense fallback={<div className="min-h-60" />}>
        <LazyTrend {...props} />
      </Suspense>
    </Widget>
  );
}
