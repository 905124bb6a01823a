/**
 * Which lines stand on one side alone, by the longest common subsequence. Takes as many steps as the lengths'
 * product, so it is for excerpts.
 *
 * @param {string[]} mine
 * @param {string[]} theirs
 * @returns {{mine: Set<number>, theirs: Set<number>}} line numbers from 0
 */
export function differingLines(mine, theirs) {
  const common = commonLengths(mine, theirs);
  const only = { mine: new Set(), theirs: new Set() };
  let i = 0;
  let j = 0;
  while (i < mine.length || j < theirs.length) {
    if (i < mine.length && j < theirs.length && mine[i] === theirs[j]) {
      i++;
      j++;
    } else if (j === theirs.length || (i < mine.length && common[i + 1][j] >= common[i][j + 1])) {
      only.mine.add(i++);
    } else {
      only.theirs.add(j++);
    }
  }
  return only;
}

/** common[i][j]: how many lines mine from i on and theirs from j on have in common, in order. */
function commonLengths(mine, theirs) {
  const common = Array.from({ length: mine.length + 1 }, () => new Uint16Array(theirs.length + 1));
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      common[i][j] =
        mine[i] === theirs[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  return common;
}
