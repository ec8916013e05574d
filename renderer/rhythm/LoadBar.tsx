import classes from './rhythm.module.css';

/** Minutes against what fits; what goes beyond it is marked at the end. The words beside it say the same. */
export const LoadBar = ({ capacity, used, ahead, kept = 0 }: { capacity: number; used: number; ahead: number; kept?: number }) => {
  const whole = Math.max(capacity, used + ahead + kept, 1);
  const parts = [{ part: 'used', size: used }, { part: 'ahead', size: ahead }, { part: 'kept', size: kept }];
  const over = used + ahead + kept - capacity;
  let at = 0;
  return (
    <div className={classes['bar']} aria-hidden>
      {parts.map(({ part, size }) => {
        const left = at;
        at += size;
        return size === 0 ? null : <span key={part} data-part={part} style={{ left: `${(left / whole) * 100}%`, width: `${(size / whole) * 100}%` }} />;
      })}
      {over > 0 ? <span data-part="over" style={{ left: `${(capacity / whole) * 100}%`, width: `${(over / whole) * 100}%` }} /> : null}
    </div>
  );
};
