import { createFileRoute } from '@tanstack/react-router';
import { AuditView } from '@/features/operate/AuditView';
import { asText } from '@/lib/search';

const search = (raw: Record<string, unknown>): { action?: string | undefined } => ({ action: asText(raw.action) });

export const Route = createFileRoute('/operate/audit')({ validateSearch: search, component: Audit });

function Audit() {
  return <AuditView action={Route.useSearch().action} />;
}
