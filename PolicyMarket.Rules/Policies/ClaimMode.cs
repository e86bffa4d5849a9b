namespace PolicyMarket.Rules.Policies;

/// <summary>Mode of delivery: what happens between an eligible firm and the benefit.</summary>
public enum ClaimMode
{
    /// <summary>免申即享: matched on data that departments hold, checked, confirmed by the firm.</summary>
    ApplyFree,

    /// <summary>认定即享: a recognising document or list makes the claims.</summary>
    OnRecognition,

    /// <summary>即申即享: the firm applies and every condition is decided from department data.</summary>
    Instant,

    /// <summary>承诺兑现: on a signed promise, checked afterwards.</summary>
    OnPromise,

    /// <summary>预兑现: an advance against a later settlement.</summary>
    Advance,

    /// <summary>标准兑现: application, papers, review; written 申报 in older files.</summary>
    Apply,
}
