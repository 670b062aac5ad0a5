// Screens that came after the gallery: `e2e/axe.spec.ts` photographs them as whole pages, but not yet each of their states here.
export const ON_PAGES = [
  /features\/(teach|join|lti|daily|leaderboard|trends)\//,
  /features\/operate\/(AuditView|NewCaseBox|Pack\w*|RatesView|ReportsView|TriedColumn|TryBench)/,
  /features\/compare\/CareersView/,
  /components\/(Corrections|charts\/TrendChart)/,
];
