import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** The parts of ECharts that the figures are drawn with; no others are packed. */
use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = EChartsCoreOption;

/** A drawing in an element, which it fills as the element grows and shrinks. */
export interface Drawing {
  show(option: ChartOption): void;
  end(): void;
}

/** @param onChoose told the name of the category whose mark was clicked */
export function draw(host: HTMLElement, onChoose: (name: string) => void): Drawing {
  const chart = init(host, null, { renderer: 'svg' });
  chart.on('click', ({ name }) => onChoose(String(name)));
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(host);
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    end: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
}
