namespace PolicyMarket.Rules.Dmn.Model;

internal enum ElementKind
{
    Input,
    Decision,
    Knowledge,
    Service,
}
