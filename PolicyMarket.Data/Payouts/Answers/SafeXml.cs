using System.Xml;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>
/// Reads a bank's XML forward, element by element, without DTD and entities and within limits of depth, elements and text. The first fault ends the reading
/// and stays in <see cref="Fault"/>.
/// </summary>
internal sealed class SafeXml : IDisposable
{
    private const int Deepest = 32;
    private const int MostElements = 1_000_000;
    private const int LongestText = 4_000;
    private readonly XmlReader _xml;
    private readonly List<string> _path = [];
    private int _elements;

    public SafeXml(Stream stream, long mostCharacters) =>
        _xml = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = mostCharacters,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
                CloseInput = false,
            }
        );

    public Diagnostic? Fault { get; private set; }

    /// <summary>Local names from the root to the element that was last moved to, "Document/BkToCstmrStmt/Stmt".</summary>
    public string Path => string.Join('/', _path);

    public string Namespace => _xml.NamespaceURI;

    /// <summary>Moves to the next start of an element; false at the end or at a fault.</summary>
    public bool MoveToElement()
    {
        while (Advance())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                _path.RemoveRange(_xml.Depth, _path.Count - _xml.Depth);
                _path.Add(_xml.LocalName);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the element that was moved to, with everything in it; null at a fault.</summary>
    public XmlPart? ReadPart()
    {
        var root = Start();
        if (_xml.IsEmptyElement)
        {
            return root;
        }

        var open = new Stack<XmlPart>([root]);
        while (open.Count > 0 && Advance())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                var child = Start();
                open.Peek().Children.Add(child);
                if (!_xml.IsEmptyElement)
                {
                    open.Push(child);
                }
            }
            else if (_xml.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                Append(open.Peek());
            }
        }

        return Fault is null && open.Count == 0 ? root : null;
    }

    public void Dispose() => _xml.Dispose();

    private XmlPart Start() => new(_xml.LocalName, ((IXmlLineInfo)_xml).LineNumber, _xml.GetAttribute("Ccy"));

    private void Append(XmlPart part)
    {
        if (part.Text.Length + _xml.Value.Length > LongestText)
        {
            Fail(AnswerWording.TextTooLong(LongestText), part.Line, part.Name);
            return;
        }

        part.Text += _xml.Value;
    }

    private bool Advance()
    {
        if (Fault is not null)
        {
            return false;
        }

        try
        {
            if (!_xml.Read())
            {
                return false;
            }
        }
        catch (XmlException broken)
        {
            Fail(AnswerWording.NotXml, broken.LineNumber, element: null);
            return false;
        }

        if (_xml.NodeType == XmlNodeType.Element && (_xml.Depth >= Deepest || ++_elements > MostElements))
        {
            var words = _xml.Depth >= Deepest ? AnswerWording.TooDeep(Deepest) : AnswerWording.TooManyElements(MostElements);
            Fail(words, ((IXmlLineInfo)_xml).LineNumber, _xml.LocalName);
        }

        return Fault is null;
    }

    private void Fail(string words, int line, string? element) =>
        Fault ??= new Diagnostic(
            DataDiagnostics.BankFileUnreadable,
            words,
            element is null ? AnswerWording.Line(line) : AnswerWording.LineAndElement(line, element)
        );
}
