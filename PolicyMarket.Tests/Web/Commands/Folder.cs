using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class Folder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("policymarket-command-").FullName;

    public string At(string name) => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => RecordPool.Delete(Root);
}
