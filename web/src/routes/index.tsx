import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Widget } from '@/components/Crash';
import { HowItWorks } from '@/components/HowItWorks';
import { Page } from '@/components/Page';
import { Hero } from '@/features/careers/Hero';
import { Suggestions } from '@/features/careers/Suggestions';
import { ContinueDay } from '@/features/session/ContinueDay';

// its code and its words come when the page stands
const DailyCard = lazy(() => import('@/features/daily/DailyCard'));

export const Route = createFileRoute('/')({ component: Landing });

function Landing() {
  return (
    <>
      <Hero />
      <Page>
        <ContinueDay />
        <Suggestions />
        <Widget>
          <Suspense fallback={<div className="card min-h-50 sm:min-h-38" />}>
            <DailyCard />
          </Suspense>
        </Widget>
        <HowItWorks />
      </Page>
    </>
  );
}
