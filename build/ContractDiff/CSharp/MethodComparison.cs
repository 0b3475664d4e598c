using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>Compares the methods and the options of an operation.</summary>
internal sealed class MethodComparison(Effects effects, TypePairs types)
{
    public void Compare(ClientOperation before, ClientOperation after)
    {
        if (before.Name != after.Name)
        {
            effects.Add(CSharpRules.MethodRenamed, before, after,
                $"{effects.Method(before)} is called {after.Name}Async now, {before.Name}WithResponseAsync {after.Name}WithResponseAsync, and {before.Name}Options {after.Name}Options; rename the calls.",
                oldForm: before.Name, newForm: after.Name);
        }

        if (before.IsObsolete != after.IsObsolete)
            effects.Add(after.IsObsolete ? CSharpRules.BecameObsolete : CSharpRules.NoLongerObsolete, before, after, $"{effects.Method(after)} is {(after.IsObsolete ? "obsolete now" : "no longer obsolete")}.");
        new ArgumentComparison(effects, types, before, after).Compare();
        CompareResults(before, after);
        CompareErrors(before, after);
        CompareOptions(before, after);
    }

    // A status that is no longer there is not sent any more.
    private void CompareErrors(ClientOperation before, ClientOperation after)
    {
        foreach (var (status, current) in after.Errors)
        {
            if (before.ErrorOf(status) is { } old && !types.AreSame(old, current, annotations: false))
            {
                effects.Add(CSharpRules.ErrorTypeChanged, after, effects.Method(after),
                    $"{effects.Method(after)} throws ApiException<{current}> for {(status == "default" ? "other statuses" : $"the status {status}")} now, no longer ApiException<{old}>.",
                    Response(before, status), Response(after, status), ErrorCauses(effects.Base, before, status).Concat(ErrorCauses(effects.Head, after, status)), oldForm: old.ToString(), newForm: current.ToString());
            }
        }
    }

    private static MapNode? Response(ClientOperation operation, string status) => operation.Node.Map("responses").Map(status);

    private static IEnumerable<Node> ErrorCauses(Client client, ClientOperation operation, string status)
        => client.Schemas.Follow(Response(operation, status)) is { } response ? response.Map("content").Maps().SelectMany(media => client.Places(media.Value["schema"])).Prepend(response) : [];

    private void CompareResults(ClientOperation before, ClientOperation after)
    {
        var (old, current) = (before.ResultText, after.ResultText);
        if (before.Result is null && after.Result is null)
            return;
        if (before.Result is null)
            Report(CSharpRules.ResultRefined, $"{effects.Method(after)} gives {current} now, where it gave nothing.");
        else if (after.Result is null)
            Report(CSharpRules.ResultTypeChanged, $"{effects.Method(after)} gives nothing any more; it gave {old}.");
        else if (ResultRule(before, after) is { } rule)
            Report(rule, $"{effects.Method(after)} gives {current} now, no longer {old}.");

        void Report(Rule rule, string message)
            => effects.Add(rule, after, effects.Method(after), message, Place(before), Place(after), before.Successes.Concat(after.Successes).Select(success => success.Node).Concat(ResultCauses(before, after)), oldForm: old, newForm: current);
    }

    private Rule? ResultRule(ClientOperation before, ClientOperation after)
    {
        var (old, current) = (before.Result!, after.Result!);
        var sameNull = before.IsResultNullable == after.IsResultNullable;
        // Of a value type the question mark is a type of its own, of a reference an annotation.
        if (types.AreSame(old, current, annotations: false) && (sameNull || !old.IsValue))
            return !types.AreSame(old, current) ? CSharpRules.ElementNullabilityChanged : !before.IsResultNullable && after.IsResultNullable ? CSharpRules.ResultBecameNullable : null;
        var loses = old.IsValue && !before.IsResultNullable && after.IsResultNullable;
        return !loses && Conversions.ToOld(current, old, types, effects.Head) ? CSharpRules.ResultRefined : CSharpRules.ResultTypeChanged;
    }

    private static MapNode Place(ClientOperation operation) => operation.Successes.FirstOrDefault()?.Node ?? operation.Node;

    private IEnumerable<Node> ResultCauses(ClientOperation before, ClientOperation after)
        => Schemas(before).SelectMany(effects.Base.Places).Concat(Schemas(after).SelectMany(effects.Head.Places)).Append(before.Node).Append(after.Node);

    private static IEnumerable<Node?> Schemas(ClientOperation operation)
        => operation.Successes.SelectMany(success => success.Node.Map("content").Maps()).Select(media => media.Value["schema"]);

    private void CompareOptions(ClientOperation before, ClientOperation after)
    {
        var pairs = Members.Pairs(before.Options, after.Options).ToList();
        foreach (var (old, current) in pairs)
            Compare(after, old, current);
        foreach (var option in before.Options.Except(pairs.Select(pair => pair.Before)))
            Report(CSharpRules.OptionRemoved, after, option, null, "is gone");
        foreach (var option in after.Options.Except(pairs.Select(pair => pair.After)))
            Report(CSharpRules.OptionAdded, after, null, option, "is new");
    }

    private void Compare(ClientOperation operation, Member before, Member after)
    {
        if (before.Name != after.Name)
            Report(CSharpRules.OptionRenamed, operation, before, after, $"is called {after.Name} now");
        if (!types.AreSame(before.Type, after.Type, annotations: false))
        {
            Report(Conversions.ToNew(before.Type, after.Type, types, effects.Head) ? CSharpRules.OptionWidened : CSharpRules.OptionTypeChanged, operation, before, after,
                $"is of the type {after.Type}? now, no longer {before.Type}?");
        }
        else if (!types.AreSame(before.Type, after.Type))
        {
            Report(CSharpRules.ElementNullabilityChanged, operation, before, after, $"is of the type {after.Type}? now, no longer {before.Type}?");
        }

        if (before.IsObsolete != after.IsObsolete)
            Report(after.IsObsolete ? CSharpRules.BecameObsolete : CSharpRules.NoLongerObsolete, operation, before, after, $"is {(after.IsObsolete ? "obsolete now" : "no longer obsolete")}");
    }

    private void Report(Rule rule, ClientOperation operation, Member? before, Member? after, string what)
    {
        var member = $"{operation.Name}Options.{(before ?? after)!.Name}";
        effects.Add(rule, operation, member, $"{member} {what}.", before?.Node, after?.Node, effects.Causes(before?.Schema ?? before?.Node, after?.Schema ?? after?.Node),
            isAddition: before is null, before?.Type.ToString(), after?.Type.ToString());
    }
}
