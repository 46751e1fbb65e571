using InfoPoint.Language;

namespace InfoPoint.Site;

/// <summary>Lets only <c>vi</c>, <c>lo</c> and <c>en</c> be the first part of an address: <c>{lang:lang}</c>.</summary>
public sealed class LangConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => LangTags.TryParse(values[routeKey] as string, out _);
}
