namespace PolicyMarket.Rules.Feel;

/// <summary>What one evaluation has used up.</summary>
internal sealed class Budget
{
    private int _steps = FeelLimits.Steps;
    private long _memory = FeelLimits.Memory;

    public void Step()
    {
        if (--_steps < 0)
        {
            throw new FeelLimitException($"计算超过 {FeelLimits.Steps} 步，请减少循环的次数。");
        }
    }

    public void Steps(long count)
    {
        if (count > _steps)
        {
            throw new FeelLimitException($"计算超过 {FeelLimits.Steps} 步，请减少循环的次数。");
        }

        _steps -= (int)count;
    }

    public void List(long size)
    {
        if (size > FeelLimits.ListSize)
        {
            throw new FeelLimitException($"列表超过 {FeelLimits.ListSize} 项，请缩小范围。");
        }

        Charge(size);
    }

    public void Text(long length)
    {
        if (length > FeelLimits.TextLength)
        {
            throw new FeelLimitException($"文字超过 {FeelLimits.TextLength} 个字符，请缩短。");
        }

        Charge(length / 8);
    }

    private void Charge(long amount)
    {
        _memory -= amount;
        if (_memory < 0)
        {
            throw new FeelLimitException("计算占用的内存超过上限，请减少列表和文字的大小。");
        }
    }
}
