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

/** @param onChoose told which mark was clicked: its number on the axis of names, and that of its series */
export function draw(host: HTMLElement, onChoose: (index: number, series: number) => void): Drawing {
  const chart = init(host, null, { renderer: 'svg' });
  chart.on('click', ({ dataIndex, seriesIndex }) => onChoose(dataIndex, seriesIndex ?? 0));
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
