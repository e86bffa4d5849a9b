using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class AttributeCatalogTests
{
    [Fact]
    public void Starter_catalogue_has_338_attributes_by_name_and_label()
    {
        Assert.Equal(338, AttributeCatalog.Starter.All.Count);
        Assert.True(AttributeCatalog.Starter.TryGetByLabel("注册地行政区划", out var region));
        Assert.Equal("registration_region", region.Name);
        Assert.False(AttributeCatalog.Starter.TryGet("no_such", out _));
    }

    [Theory]
    [InlineData("[", DiagnosticCatalogue.JsonBroken)]
    [InlineData("""[{"name": "a", "name": "b"}]""", DiagnosticCatalogue.JsonBroken)]
    [InlineData("""{"name": "a"}""", DiagnosticCatalogue.JsonShape)]
    [InlineData("[1]", DiagnosticCatalogue.JsonShape)]
    [InlineData("""[{"name": "a", "type": "decimal"}]""", DiagnosticCatalogue.AttributeIncomplete)]
    [InlineData("""[{"name": "a b", "label_zh": "甲", "type": "decimal"}]""", DiagnosticCatalogue.AttributeName)]
    [InlineData("""[{"name": "a", "label_zh": "甲", "type": "float"}]""", DiagnosticCatalogue.AttributeChoice)]
    [InlineData("""[{"name": "a", "label_zh": "甲", "type": "date", "kind": "9"}]""", DiagnosticCatalogue.AttributeChoice)]
    [InlineData(
        """[{"name": "a", "label_zh": "甲", "type": "date"}, {"name": "a", "label_zh": "乙", "type": "date"}]""",
        DiagnosticCatalogue.AttributeTwice
    )]
    public void Bad_catalogue_is_refused(string json, string code)
    {
        var read = VocabularyReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void Catalogue_from_elsewhere_may_lack_labels()
    {
        const string json = """[{"name": "a", "type": "decimal"}, {"name": "b", "type": "code", "unit": "GB/T 4754"}]""";

        var read = VocabularyReader.ReadForeign(new MemoryStream(Encoding.UTF8.GetBytes(json))).Required;

        Assert.Equal(["a", "b"], read.All.Select(one => one.Label));
        Assert.True(read.All[1].IsIndustry);
    }

    [Fact]
    public void Endless_file_is_refused_before_it_fills_the_memory()
    {
        using var endless = new EndlessStream();

        Assert.Equal(DiagnosticCatalogue.JsonTooLarge, Assert.Single(VocabularyReader.Read(endless).Diagnostics).Code);
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
