import { createFileRoute } from '@tanstack/react-router';
import { HowItWorks } from '@/components/HowItWorks';
import { Page } from '@/components/Page';
import { Hero } from '@/features/careers/Hero';
import { Suggestions } from '@/features/careers/Suggestions';
import { DailyCard } from '@/features/daily/DailyCard';
import { ContinueDay } from '@/features/session/ContinueDay';

export const Route = createFileRoute('/')({ component: Landing });

function Landing() {
  return (
    <>
      <Hero />
      <Page>
        <ContinueDay />
        <Suggestions />
        <DailyCard />
        <HowItWorks />
      </Page>
    </>
  );
}
