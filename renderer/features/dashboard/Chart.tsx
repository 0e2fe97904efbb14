import { useEffect, useRef } from 'react';
import { type ChartOption, type Drawing, draw } from './echarts-host.ts';

/** A chart as a picture: what it says stands in its description, and all of it in the table behind it. */
export function Chart(props: {
  readonly option: ChartOption;
  /** Height in rem. */
  readonly height: number;
  readonly description: string;
  readonly onChoose?: ((index: number, series: number) => void) | undefined;
}) {
  const { option, onChoose } = props;
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(undefined);
  const chosen = useRef(onChoose);
  chosen.current = onChoose;
  useEffect(() => {
    if (host.current === null) return;
    const made = draw(host.current, (index, series) => chosen.current?.(index, series));
    drawing.current = made;
    return () => made.end();
  }, []);
  useEffect(() => drawing.current?.show(option), [option]);
  return (
    <div
      ref={host}
      className={onChoose === undefined ? 'chart' : 'chart chart-opens'}
      role="img"
      aria-label={props.description}
      style={{ blockSize: `${props.height}rem` }}
    />
  );
}
