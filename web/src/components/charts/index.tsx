// Charts are loaded where one is shown, and a page can do without the picture: the words and tables stay.
import { later } from '@/lib/later';
import { Widget } from '../Crash';

const LaterRadar = later(() => import('./Radar'), <div className="min-h-104" />);
const LaterArc = later(() => import('./DayArc'), <div className="min-h-60" />);
const LaterTrend = later(() => import('./TrendChart'), <div className="min-h-60" />);

export function Radar(props: React.ComponentProps<typeof LaterRadar>) {
  return (
    <Widget>
      <LaterRadar {...props} />
    </Widget>
  );
}

export function DayArc(props: React.ComponentProps<typeof LaterArc>) {
  return (
    <Widget>
      <LaterArc {...props} />
    </Widget>
  );
}

export function TrendChart(props: React.ComponentProps<typeof LaterTrend>) {
  return (
    <Widget>
      <LaterTrend {...props} />
    </Widget>
  );
}
