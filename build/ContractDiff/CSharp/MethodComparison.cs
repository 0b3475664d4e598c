using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares the methods and the options of an operation.</summary>
internal sealed class MethodComparison(Effects effects, TypePairs types)
{
    public void Compare(ClientOperation @base, ClientOperation head)
    {
        if (@base.Name != head.Name)
        {
            effects.Add(CSharpRules.MethodRenamed, @base, head,
                $"{effects.Method(@base)} is called {head.Name}Async now, {@base.Name}WithResponseAsync {head.Name}WithResponseAsync, and {@base.Name}Options {head.Name}Options; rename the calls.",
                baseText: @base.Name, headText: head.Name);
        }

        if (@base.IsObsolete != head.IsObsolete)
            effects.Add(head.IsObsolete ? CSharpRules.BecameObsolete : CSharpRules.NoLongerObsolete, @base, head, $"{effects.Method(head)} is {(head.IsObsolete ? "obsolete now" : "no longer obsolete")}.");
        new ArgumentComparison(effects, types, @base, head).Compare();
        CompareResults(@base, head);
        CompareErrors(@base, head);
        CompareOptions(@base, head);
        ComparePages(@base, head);
    }

    // The document says it in an extension, which is nothing on the wire.
    private void ComparePages(ClientOperation @base, ClientOperation head)
    {
        if (@base.Paging is { } was && head.Paging is { } @is)
        {
            var sameNulls = was.HasNullItems == @is.HasNullItems || !@is.Item.IsValue;
            if (!types.AreSame(was.Item, @is.Item, annotations: false) || !sameNulls)
                Report(CSharpRules.ResultTypeChanged, effects.Head, head, $"gives {@is.Item} of each page now, no longer {was.Item}");
        }
        else if (@base.Paging is not null)
        {
            Report(CSharpRules.MethodRemoved, effects.Base, @base, "is gone, which gave what is in all pages");
        }
        else if (head.Paging is not null)
        {
            Report(CSharpRules.MethodAdded, effects.Head, head, "is new, which gives what is in all pages");
        }

        void Report(Rule rule, Client client, ClientOperation operation, string what)
        {
            var member = $"{client.Name}.{client.InternalNames.Enumeration(operation)}";
            effects.Add(
                rule, head, member, $"{member} {what}.", @base.Node[Paging.Keyword] ?? @base.Node, head.Node[Paging.Keyword] ?? head.Node,
                [], isAddition: rule == CSharpRules.MethodAdded, @base.Paging?.Item.ToString(), head.Paging?.Item.ToString());
        }
    }

    // A status that is no longer there is not sent any more.
    private void CompareErrors(ClientOperation @base, ClientOperation head)
    {
        foreach (var (status, headError) in head.Errors)
        {
            if (@base.ErrorOf(status) is { } baseError && !types.AreSame(baseError, headError, annotations: false))
            {
                effects.Add(CSharpRules.ErrorTypeChanged, head, effects.Method(head),
                    $"{effects.Method(head)} throws ApiException<{headError}> for {(status == "default" ? "other statuses" : $"the status {status}")} now, no longer ApiException<{baseError}>.",
                    Response(@base, status), Response(head, status),
                    ErrorCauses(effects.Base, @base, status).Concat(ErrorCauses(effects.Head, head, status)),
                    baseText: baseError.ToString(), headText: headError.ToString());
            }
        }
    }

    private static MapNode? Response(ClientOperation operation, string status) => operation.Node.Map("responses").Map(status);

    private static IEnumerable<Node> ErrorCauses(Client client, ClientOperation operation, string status)
        => client.Schemas.Resolve(Response(operation, status)) is { } response
            ? response.Map("content").Maps().SelectMany(media => client.Places(media.Value["schema"])).Prepend(response)
            : [];

    private void CompareResults(ClientOperation @base, ClientOperation head)
    {
        var (baseText, headText) = (@base.ResultText, head.ResultText);
        if (@base.Result is null && head.Result is null)
            return;
        if (@base.Result is null)
            Report(CSharpRules.ResultRefined, $"{effects.Method(head)} gives {headText} now, where it gave nothing.");
        else if (head.Result is null)
            Report(CSharpRules.ResultTypeChanged, $"{effects.Method(head)} gives nothing any more; it gave {baseText}.");
        else if (ResultRule(@base, head) is { } rule)
            Report(rule, $"{effects.Method(head)} gives {headText} now, no longer {baseText}.");

        void Report(Rule rule, string message)
            => effects.Add(
                rule, head, effects.Method(head), message, Place(@base), Place(head),
                @base.Successes.Concat(head.Successes).Select(success => success.Node).Concat(ResultCauses(@base, head)),
                baseText: baseText, headText: headText);
    }

    private Rule? ResultRule(ClientOperation @base, ClientOperation head)
    {
        var (baseType, headType) = (@base.Result!, head.Result!);
        var sameNull = @base.IsResultNullable == head.IsResultNullable;
        // Of a value type the question mark is a type of its own, of a reference an annotation.
        if (types.AreSame(baseType, headType, annotations: false) && (sameNull || !baseType.IsValue))
        {
            return !types.AreSame(baseType, headType) ? CSharpRules.ElementNullabilityChanged
                : !@base.IsResultNullable && head.IsResultNullable ? CSharpRules.ResultBecameNullable
                : null;
        }
        var loses = baseType.IsValue && !@base.IsResultNullable && head.IsResultNullable;
        return !loses && Conversions.ToOld(headType, baseType, types)
            ? CSharpRules.ResultRefined
            : CSharpRules.ResultTypeChanged;
    }

    private static MapNode Place(ClientOperation operation) => operation.Successes.FirstOrDefault()?.Node ?? operation.Node;

    private IEnumerable<Node> ResultCauses(ClientOperation @base, ClientOperation head)
        => Schemas(@base).SelectMany(effects.Base.Places).Concat(Schemas(head).SelectMany(effects.Head.Places)).Append(@base.Node)
            .Append(head.Node);

    private static IEnumerable<Node?> Schemas(ClientOperation operation)
        => operation.Successes.SelectMany(success => success.Node.Map("content").Maps()).Select(media => media.Value["schema"]);

    private void CompareOptions(ClientOperation @base, ClientOperation head)
    {
        var pairs = Members.Pairs(@base.Options, head.Options).ToList();
        foreach (var (baseOption, headOption) in pairs)
            Compare(head, baseOption, headOption);
        foreach (var option in @base.Options.Except(pairs.Select(pair => pair.Base)))
            Report(CSharpRules.OptionRemoved, head, option, null, "is gone");
        foreach (var option in head.Options.Except(pairs.Select(pair => pair.Head)))
            Report(CSharpRules.OptionAdded, head, null, option, "is new");
    }

    private void Compare(ClientOperation operation, Member @base, Member head)
    {
        if (@base.Name != head.Name)
            Report(CSharpRules.OptionRenamed, operation, @base, head, $"is called {head.Name} now");
        if (!types.AreSame(@base.Type, head.Type, annotations: false))
        {
            Report(
                Conversions.ToNew(@base.Type, head.Type, types) ? CSharpRules.OptionWidened : CSharpRules.OptionTypeChanged,
                operation, @base, head,
                $"is of the type {head.Type}? now, no longer {@base.Type}?");
        }
        else if (!types.AreSame(@base.Type, head.Type))
        {
            Report(
                CSharpRules.ElementNullabilityChanged, operation, @base, head, $"is of the type {head.Type}? now, no longer {@base.Type}?");
        }

        if (@base.IsObsolete != head.IsObsolete)
        {
            Report(
                head.IsObsolete ? CSharpRules.BecameObsolete : CSharpRules.NoLongerObsolete, operation, @base, head,
                $"is {(head.IsObsolete ? "obsolete now" : "no longer obsolete")}");
        }
    }

    private void Report(Rule rule, ClientOperation operation, Member? @base, Member? head, string what)
    {
        var member = $"{operation.Name}Options.{(@base ?? head)!.Name}";
        effects.Add(
            rule, operation, member, $"{member} {what}.", @base?.Node, head?.Node,
            effects.Causes(@base?.Schema ?? @base?.Node, head?.Schema ?? head?.Node),
            isAddition: @base is null, @base?.Type.ToString(), head?.Type.ToString());
    }
}
