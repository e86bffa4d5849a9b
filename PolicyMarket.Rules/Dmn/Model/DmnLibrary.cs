using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>Files that may import each other; each is read once, when it is first asked for. Not for several threads.</summary>
public sealed class DmnLibrary
{
    private readonly Dictionary<string, Result<XElement>> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Result<DmnModel>> _models = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Files by name.</summary>
    public DmnLibrary(IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> files)
    {
        foreach (var (name, content) in files.Take(DmnLimits.Files))
        {
            _roots[name] = SafeXml.Read(content);
        }
    }

    public IReadOnlyCollection<string> Names => _roots.Keys;

    /// <summary>The model of a file; fails where the file is no DMN, while faults inside are its problems.</summary>
    public Result<DmnModel> Model(string name)
    {
        if (_models.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_roots.TryGetValue(name, out var read))
        {
            return Result.Fail<DmnModel>(DiagnosticCatalogue.DmnReference, DmnWording.NoSuchModel, name);
        }

        if (!read.Succeeded)
        {
            return _models[name] = Result.Fail<DmnModel>(read.Diagnostics);
        }

        _open.Add(name);
        var model = new DmnReader(read.Required, Imported).Read();
        _open.Remove(name);
        return _models[name] = model;
    }

    /// <summary>Null where no file has the namespace, or where it is being read: models must not import each other in a circle.</summary>
    private DmnModel? Imported(string space)
    {
        foreach (var (name, root) in _roots)
        {
            if (root.Value?.Text("namespace") == space && DmnXml.VersionOf(root.Value) is not null)
            {
                return _open.Contains(name) ? null : Model(name).Value;
            }
        }

        return null;
    }
}
