using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the responses of two operations.</summary>
internal sealed class ResponseComparison(MessageComparison messages, bool isOutgoing)
{
    private const string Default = "default";

    public void Compare(ComparedPair pair, MapNode @base, MapNode head)
    {
        var (baseResponses, headResponses) = (Entries(@base), Entries(head));
        var place = (Base: @base["responses"] ?? @base, Head: head["responses"] ?? head);
        foreach (var (status, node) in baseResponses)
        {
            var matches = Matches(headResponses, status);
            if (IsOfErrors(matches, status, node, baseResponses))
                matches = [];
            if (matches.Count == 0)
                Removed(pair, status, node, place.Head);
            foreach (var (name, match) in matches)
            {
                if (!name.Equals(status, StringComparison.OrdinalIgnoreCase))
                {
                    var rule = !Holds(status, name) ? MessageRules.StatusGeneralized
                        : isOutgoing && Exact(matches, Default) is null ? MessageRules.AnswerStatusesNarrowed
                        : MessageRules.StatusSpecialized;
                    pair.Add(rule, node, match, $"{Describe(status)} is {Lower(name)} now.", status, name);
                }
                Compare(pair, status, node, match);
            }
        }
        foreach (var (status, node) in headResponses.Where(response => Exact(baseResponses, response.Key) is null))
            Added(pair, status, node, baseResponses, place.Base);
    }

    private static List<KeyValuePair<string, Node>> Entries(MapNode operation)
        => [.. (operation.Map("responses")?.Entries ?? []).Where(response => !response.Key.StartsWith("x-", StringComparison.Ordinal))];

    private void Compare(ComparedPair pair, string status, Node @base, Node head)
        => pair.Add(messages.CompareResponses(
            @base, head, Describe(status), isOutgoing ? Direction.Request : Direction.Response, !IsSuccess(status)));

    // A status of its own goes before the range that it is in, and that before the default.
    private List<KeyValuePair<string, Node>> Matches(List<KeyValuePair<string, Node>> responses, string status)
    {
        if (Exact(responses, status) is { } exact)
            return [exact];
        if (responses.Where(response => Holds(response.Key, status)).ToList() is [var range, ..])
            return [range];
        if (responses.Where(response => Holds(status, response.Key)).ToList() is [_, ..] parts)
            return isOutgoing ? [.. parts, .. responses.Where(response => response.Key == Default)] : parts;
        // The default stands for a success only where nothing else does.
        return status != Default && !(IsSuccess(status) && responses.Exists(response => IsSuccess(response.Key)))
            ? [.. responses.Where(response => response.Key == Default)] : [];
    }

    // A default that was there beside a success of another form stood for errors.
    private bool IsOfErrors(
        List<KeyValuePair<string, Node>> matches, string status, Node node, List<KeyValuePair<string, Node>> responses)
        => !isOutgoing && IsSuccess(status) && matches is [{ Key: Default }]
            && Exact(responses, Default) is { Value: var others } && !messages.AreAlike(node, others);

    private static KeyValuePair<string, Node>? Exact(List<KeyValuePair<string, Node>> responses, string status)
        => responses.Where(response => response.Key.Equals(status, StringComparison.OrdinalIgnoreCase))
            .Select(response => (KeyValuePair<string, Node>?)response)
            .FirstOrDefault();

    private void Added(ComparedPair pair, string status, Node node, List<KeyValuePair<string, Node>> responses, Node place)
    {
        if (responses.Where(response => Holds(response.Key, status)).ToList() is [var range, ..])
        {
            Compare(pair, range.Key, range.Value, node);
            return;
        }
        if (responses.Any(response => Holds(status, response.Key)))
            return;
        // What the default said of it holds no longer; of a success it says something where nothing else does.
        if (responses.Find(response => response.Key == Default) is { Value: { } general }
            && (!IsSuccess(status) || !responses.Any(response => IsSuccess(response.Key))))
        {
            Compare(pair, Default, general, node);
        }
        pair.Add(
            IsSuccess(status) ? MessageRules.SuccessAdded : MessageRules.ErrorAdded, place, node, $"{Describe(status)} is new.",
            headText: status);
    }

    private static void Removed(ComparedPair pair, string status, Node node, Node place)
    {
        var rule = status == Default ? MessageRules.DefaultRemoved
            : IsSuccess(status) ? MessageRules.SuccessRemoved
            : MessageRules.ErrorRemoved;
        pair.Add(rule, node, place, $"{Describe(status)} is gone.", baseText: status);
    }

    private static bool Holds(string range, string status)
        => range.Length == 3
            && status.Length == 3
            && range.EndsWith("XX", StringComparison.OrdinalIgnoreCase)
            && range[0] == status[0]
            && char.IsAsciiDigit(status[1]);

    private static bool IsSuccess(string status) => status.StartsWith('2') || status.StartsWith('3');

    private static string Describe(string status) => status == Default ? "The response for all other statuses" : $"The {status} response";

    private static string Lower(string status) => Describe(status) is ['T', .. var rest] ? $"t{rest}" : Describe(status);
}
