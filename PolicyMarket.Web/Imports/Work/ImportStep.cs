using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Takes one received file in; <see cref="ImportRunner"/> outside tests.</summary>
public delegate Task<ImportEnd> ImportStep(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct);
