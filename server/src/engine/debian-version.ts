/** Compares versions of Debian packages as dpkg does; negative where the first is the older one (deb-version(7)). */
export function compareDebianVersions(one: string, other: string): number {
  const [epoch, upstream, revision] = partsOf(one);
  const [otherEpoch, otherUpstream, otherRevision] = partsOf(other);
  return epoch - otherEpoch || compare(upstream, otherUpstream) || compare(revision, otherRevision);
}

function partsOf(version: string): [number, string, string] {
  const colon = version.indexOf(':');
  const rest = version.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  const epoch = Number(version.slice(0, Math.max(colon, 0)));
  return hyphen < 0 ? [epoch, rest, ''] : [epoch, rest.slice(0, hyphen), rest.slice(hyphen + 1)];
}

/** Text and number by turns. */
function compare(one: string, other: string): number {
  const ours = [...one.matchAll(/(\D*)(\d*)/g)];
  const theirs = [...other.matchAll(/(\D*)(\d*)/g)];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const [, text = '', digits = ''] = ours[index] ?? [];
    const [, otherText = '', otherDigits = ''] = theirs[index] ?? [];
    for (let at = 0; at < Math.max(text.length, otherText.length); at++) {
      const difference = rank(text[at]) - rank(otherText[at]);
      if (difference !== 0) return difference;
    }
    // Some have more digits than a number holds.
    const [number, otherNumber] = [BigInt(digits), BigInt(otherDigits)];
    if (number !== otherNumber) return number < otherNumber ? -1 : 1;
  }
  return 0;
}

/** A tilde comes before the end, and letters before all else. */
function rank(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  return character.charCodeAt(0) + (/[a-z]/i.test(character) ? 0 : 256);
}
