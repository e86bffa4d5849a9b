namespace PolicyMarket.Data.People;

/// <summary>Counts attempts by key within a sliding window of time. Safe for concurrent use; keys that have run out are forgotten.</summary>
internal sealed class AttemptWindow(int limit, TimeSpan length)
{
    private const int MostKeys = 20_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTime>> _attempts = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt, unless the limit is reached already; false: refused.</summary>
    public bool TryAdd(string key, DateTime now)
    {
        lock (_lock)
        {
            var queue = Current(key, now);
            if (queue.Count >= limit)
            {
                return false;
            }

            queue.Enqueue(now);
            return true;
        }
    }

    /// <summary>True when the limit is reached.</summary>
    public bool IsFull(string key, DateTime now)
    {
        lock (_lock)
        {
            return Current(key, now).Count >= limit;
        }
    }

    /// <summary>Forgets the attempts of a key.</summary>
    public void Clear(string key)
    {
        lock (_lock)
        {
            _attempts.Remove(key);
        }
    }

    /// <summary>Takes back one attempt of a key: it succeeded.</summary>
    public void TakeBack(string key)
    {
        lock (_lock)
        {
            if (_attempts.TryGetValue(key, out var queue) && queue.Count > 0)
            {
                queue.Dequeue();
            }
        }
    }

    private Queue<DateTime> Current(string key, DateTime now)
    {
        if (!_attempts.TryGetValue(key, out var queue))
        {
            if (_attempts.Count >= MostKeys)
            {
                Prune(now);
            }

            _attempts[key] = queue = new Queue<DateTime>();
        }

        while (queue.TryPeek(out var oldest) && now - oldest >= length)
        {
            queue.Dequeue();
        }

        return queue;
    }

    /// <summary>Forgets keys whose attempts have all run out; when none has, the half with the fewest attempts.</summary>
    private void Prune(DateTime now)
    {
        foreach (var key in _attempts.Where(a => a.Value.All(at => now - at >= length)).Select(a => a.Key).ToList())
        {
            _attempts.Remove(key);
        }

        if (_attempts.Count >= MostKeys)
        {
            foreach (var key in _attempts.OrderBy(a => a.Value.Count).Take(MostKeys / 2).Select(a => a.Key).ToList())
            {
                _attempts.Remove(key);
            }
        }
    }
}
