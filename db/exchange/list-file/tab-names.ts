/** The most characters that Excel takes for the name of a tab. */
const longest = 31;

/** A label as a tab's name; what Excel refuses in one becomes a blank. */
export function tabName(label: string): string {
  const plain = label
    .replace(/[:\\/?*[\]']|\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
    .trim();
  // Excel keeps the name for itself.
  return plain === '' || plain.toLowerCase() === 'history' ? `${plain}_` : plain;
}

/** Labels as names of tabs of one workbook: those that Excel would take for the same get a number. */
export function tabNames(labels: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const name = tabName(label);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      const ending = ` ${number}`;
      free = `${name.slice(0, longest - ending.length)}${ending}`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}
