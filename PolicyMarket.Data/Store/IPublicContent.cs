namespace PolicyMarket.Data.Store;

/// <summary>Marks an entity that the pages for everyone show: copies of these pages are out of date once such a row changes.</summary>
internal interface IPublicContent;
