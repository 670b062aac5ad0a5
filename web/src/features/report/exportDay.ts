import type { SessionDetail } from '@/api/types';
import { dayHours } from '@/lib/hours';
import type { Translate } from '@/lib/i18n';

/** The day as plain text, for a note, a mail, or a screen reader. */
export function asText(day: SessionDetail, t: Translate): string {
  const hours = dayHours(day.scenarios, day.rounds);
  const scenes = [...day.scenarios]
    .sort((a, b) => a.round - b.round)
    .flatMap((scene) => {
      const answer = day.answers.find((a) => a.scenario_id === scene.scenario_id);
      const said = answer?.option == null ? answer?.user_answer : scene.options[answer.option];
      const e = answer?.evaluation;
      return [
        '',
        `${hours(scene.round)}  ${scene.title ?? ''}`.trim(),
        ...(scene.carry ? [scene.carry] : []),
        scene.scenario,
        ...(said ? [`${t('export.answer')} ${said}`] : []),
        ...(e
          ? [
              `${t('export.score')} ${e.score}/10. ${e.feedback}`,
              ...(e.consequence ? [e.consequence] : []),
              `${t('export.strong')} ${e.strong_answer}`,
            ]
          : []),
      ];
    });
  const next = day.report.next_steps.length ? ['', t('report.next'), ...day.report.next_steps.map((s) => `- ${s}`)] : [];
  return [`CareerSim: ${day.career_title}`, day.created_at.slice(0, 10), ...scenes, ...next, ''].join('\n');
}
