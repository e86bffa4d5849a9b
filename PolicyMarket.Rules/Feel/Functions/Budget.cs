using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>Resources that one evaluation has used.</summary>
internal sealed class Budget
{
    private int _steps = FeelLimits.Steps;
    private long _memory = FeelLimits.Memory;

    public void Step()
    {
        if (--_steps < 0)
        {
            throw new FeelLimitException(FeelFunctionWording.TooManySteps(FeelLimits.Steps));
        }
    }

    public void Steps(long count)
    {
        if (count > _steps)
        {
            throw new FeelLimitException(FeelFunctionWording.TooManySteps(FeelLimits.Steps));
        }

        _steps -= (int)count;
    }

    public void List(long size) => List(size, size);

    /// <summary>One element more in a list of this size: what was in it is paid for.</summary>
    public void Added(long size) => List(size, 1);

    public void Text(long length) => Text(length, length);

    /// <summary>So many chars more in a text of this length.</summary>
    public void Text(long length, long added)
    {
        if (length > FeelLimits.TextLength)
        {
            throw new FeelLimitException(FeelFunctionWording.TextTooLong(FeelLimits.TextLength));
        }

        Charge((added + 7) / 8);
    }

    private void List(long size, long added)
    {
        if (size > FeelLimits.ListSize)
        {
            throw new FeelLimitException(FeelFunctionWording.ListTooLong(FeelLimits.ListSize));
        }

        Charge(added);
    }

    private void Charge(long amount)
    {
        _memory -= amount;
        if (_memory < 0)
        {
            throw new FeelLimitException(FeelFunctionWording.MemoryExceeded);
        }
    }
}
