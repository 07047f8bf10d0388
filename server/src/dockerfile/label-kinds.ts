import type { LabelKind } from '../engine/policy';

/** What a label's value is asked to be. */
export interface LabelForm {
  /** Ends "The value is not …": `a URL`. */
  readonly name: string;
  readonly example: string;
  matches(value: string): boolean;
}

const time =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
/** https://semver.org, "Is there a suggested regular expression". */
const semver =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** The kinds whose values have a form; any text is a `text`. */
export const labelForms: Readonly<Record<Exclude<LabelKind, 'text'>, LabelForm>> = {
  url: {
    name: 'a URL',
    example: 'https://example.com/app',
    matches: (value) => /^[a-z][a-z\d+.-]*:\/\/[^\s/]/i.test(value) && URL.canParse(value),
  },
  rfc3339: {
    name: 'a date and time of RFC 3339',
    example: '2026-01-31T12:00:00Z',
    matches: (value) => time.test(value),
  },
  spdx: { name: 'an SPDX license expression', example: 'Apache-2.0', matches: isLicense },
  hash: {
    name: 'a Git hash',
    example: '3f786850e387550fdab836ed7e6dc881de23001b',
    matches: (value) => /^(?:[\da-f]{7,40}|[\da-f]{64})$/.test(value),
  },
  semver: { name: 'a semantic version', example: '1.4.0', matches: (value) => semver.test(value) },
  email: {
    name: 'an e-mail address',
    example: 'ada@example.com',
    matches: (value) => /^[^\s@<>()",;]+@[^\s@<>()",;]+$/.test(value),
  },
};

/** Licenses in the case that SPDX gives them. Others that have the form of an id pass: there are hundreds. */
const licenses = new Set(
  '0BSD AFL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-1.1 Apache-2.0 Artistic-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause BSL-1.0 BUSL-1.1 CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CPL-1.0 Elastic-2.0 EPL-1.0 EPL-2.0 EUPL-1.2 GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-1.1 MPL-2.0 MS-PL NCSA OFL-1.1 OSL-3.0 PostgreSQL Python-2.0 SSPL-1.0 Unlicense UPL-1.0 WTFPL X11 Zlib'.split(
    ' ',
  ),
);
const lowerCased = new Set([...licenses].map((id) => id.toLowerCase()));
/** What people write for a license and SPDX does not know. */
const noLicense = /^(?:apache|bsd|[al]?gpl|mpl|epl|cc|proprietary|commercial|none|unknown)?v?[\d.]*$/i;

/** Whether the text can be an expression of SPDX: ids with AND, OR and WITH between them. */
function isLicense(value: string): boolean {
  const words = value.replace(/[()]/g, ' ').trim().split(/\s+/);
  return (
    words.length % 2 === 1 &&
    words.every((word, index) => (index % 2 === 1 ? /^(?:AND|OR|WITH)$/.test(word) : isLicenseId(word)))
  );
}

function isLicenseId(word: string): boolean {
  const id = word.replace(/\+$/, '');
  if (licenses.has(id)) return true;
  return /^[A-Za-z\d][A-Za-z\d.:-]*$/.test(id) && !lowerCased.has(id.toLowerCase()) && !noLicense.test(id);
}
