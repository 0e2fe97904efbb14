import type { ChartOption } from './echarts-host.ts';

/** Colours of the page: of SVG attributes they follow the scheme by themselves. */
export const ink = {
  text: 'var(--ink)',
  soft: 'var(--ink-soft)',
  line: 'var(--line)',
  strong: 'var(--line-strong)',
  full: 'var(--accent)',
  pale: 'var(--quiet-button)',
  paper: 'var(--paper)',
} as const;

/** Pixels of a rem: the text size is a setting. */
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
export const textSize = (): number => Math.round(rem() * 0.75);

/** Lines of a hint; the first one is its head. Texts only: names are what somebody typed. */
export function hint(lines: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'chart-hint';
  for (const line of lines) {
    const row = document.createElement('div');
    row.textContent = line;
    box.append(row);
  }
  return box;
}

interface HintOf {
  readonly dataIndex: number;
  readonly seriesIndex?: number;
}

/** What every chart has: no movement, type as on the page, and a hint on each mark. */
export function chartBase(hintOf: (index: number, series: number) => readonly string[]): ChartOption {
  return {
    animation: false,
    textStyle: {
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: textSize(),
      color: ink.text,
    },
    grid: { left: 4, right: 12, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'item',
      className: 'chart-tooltip',
      backgroundColor: 'var(--paper)',
      borderColor: 'var(--line-strong)',
      borderWidth: 1,
      padding: [4, 8],
      extraCssText: 'box-shadow: none; border-radius: 3px;',
      textStyle: { color: 'var(--ink)', fontSize: textSize() },
      transitionDuration: 0,
      confine: true,
      formatter: ({ dataIndex, seriesIndex }: HintOf) => hint(hintOf(dataIndex, seriesIndex ?? 0)),
    },
  };
}

const axisText = () => ({ color: ink.soft, fontSize: textSize() });

/** Axis of names, the first on top or at the left. */
export function nameAxis(names: readonly string[], more: Readonly<Record<string, unknown>> = {}): object {
  return {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.strong, width: 1 } },
    axisLabel: { ...axisText(), color: ink.text, interval: 0, ...more },
  };
}

/** Axis of figures with fine lines; hidden where every mark has its figure beside it. */
export function figureAxis(format: ((value: number) => string) | null): object {
  return {
    type: 'value',
    show: format !== null,
    axisLine: { show: false },
    axisTick: { show: false },
    splitNumber: 4,
    splitLine: { show: format !== null, lineStyle: { color: ink.line, width: 1 } },
    axisLabel: { ...axisText(), formatter: format ?? undefined },
  };
}

/** Axis of bars to the right with their figures beside them: there is room for these. */
export const hiddenAxis = {
  type: 'value',
  show: false,
  max: ({ max }: { readonly max: number }) => max * 1.42,
} as const;

/** A lying bar: of a line's height, and not thicker where there are few. */
export const bar = { barWidth: '62%', barMaxWidth: 15 } as const;

/** A bar's or point's figure beside it. */
export const label = (position: 'right' | 'top' | 'inside', texts: readonly string[]): object => ({
  show: true,
  position,
  distance: 4,
  color: ink.text,
  fontSize: textSize(),
  formatter: ({ dataIndex }: HintOf) => texts[dataIndex] ?? '',
});

/** Bars do not change under the pointer. */
export const still = { emphasis: { disabled: true }, cursor: 'default' } as const;
