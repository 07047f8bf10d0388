import type { ecr } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { escapeLightly, timeText } from '../explorer/text';
import { countsText, rankOf } from './severities';

/** What a scan found in an image, as a Markdown document: the worst first. */
export function findingsText(image: string, { scan, findings }: ecr.FindingsPage, t: Translate): string {
  const about = [
    `- ${t('Status')}: ${escapeLightly([scan.status, scan.description].filter(Boolean).join(': ') || t('unknown'))}`,
    scan.completedAt === undefined ? undefined : `- ${t('Scanned')}: ${timeText(scan.completedAt)}`,
    `- ${t('Found')}: ${countsText(scan.counts) || t('nothing')}`,
  ].filter((line) => line !== undefined);
  const sorted = findings.toSorted(
    (one, other) => rankOf(one.severity) - rankOf(other.severity) || one.name.localeCompare(other.name),
  );
  const severities = [...new Set(sorted.map(({ severity }) => severity))];
  const sections = severities.map((severity) =>
    [
      `## ${severity}`,
      ...sorted.filter((finding) => finding.severity === severity).map((one) => findingText(one, t)),
    ].join('\n\n'),
  );
  return `${[`# ${t('Scan of {0}', escapeLightly(image))}`, about.join('\n'), ...sections].join('\n\n')}\n`;
}

function findingText(finding: ecr.Finding, t: Translate): string {
  const { name, link, description, installed, fixedIn, score } = finding;
  const facts = [
    finding.package === undefined ? undefined : `${finding.package}${installed === undefined ? '' : ` ${installed}`}`,
    fixedIn === undefined ? undefined : t('fixed in {0}', fixedIn),
    score === undefined ? undefined : `CVSS ${score}`,
  ].filter((fact) => fact !== undefined);
  const title = escapeLightly(name);
  const linked = link !== undefined && /^https?:\/\/[^\s()<>]+$/.test(link) ? `[${title}](${link})` : title;
  const lines = [`### ${linked}`, facts.map(escapeLightly).join(' · '), escapeLightly(description ?? '')];
  return lines.filter((line) => line !== '').join('\n\n');
}
